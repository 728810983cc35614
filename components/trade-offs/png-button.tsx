"use client";

import { useState, useSyncExternalStore } from "react";

interface Props {
  /** Where the chart is to be had as SVG. */
  svg: string;
  title: string;
}

const never = () => () => {};
/** Pixels for one of the chart's: sharp in print and on slides. */
const SCALE = 3;

/** Saves a chart as PNG, which the browser draws from the SVG. There with JavaScript alone. */
export function PngButton({ svg, title }: Props) {
  const [said, say] = useState("");
  const canDraw = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!canDraw) return null;

  async function save() {
    try {
      const response = await fetch(svg);
      if (!response.ok) throw new Error(`${svg} answered ${response.status}`);
      const name = fileName(response.headers.get("content-disposition"));
      saveFile(await drawPng(await response.text()), name);
      say("");
    } catch {
      say("The PNG could not be made. The SVG has the same chart.");
    }
  }

  return (
    <>
      <button type="button" className="link" onClick={save} aria-label={`PNG of the chart: ${title}`}>
        PNG
      </button>
      <span role="status">{said}</span>
    </>
  );
}

/** The name under which the SVG would be saved, with the other ending. */
function fileName(disposition: string | null): string {
  const [, name = "trade-offs.svg"] = /filename="([^"]+)"/.exec(disposition ?? "") ?? [];
  return name.replace(/\.svg$/, ".png");
}

async function drawPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
