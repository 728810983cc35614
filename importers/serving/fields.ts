import { LIMITS } from "@/benchmark/bundle";
import { isPrivate } from "../private-text";
import type { FileRecord } from "./records";
import { isRecord } from "./records";

/** What a column of whole numbers in a bundle holds. */
const MOST = 2_147_483_647;
const HIDDEN = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/** A number that a bundle can hold; null for what is no number, not finite or beyond any measurement. */
export function toNumber(value: unknown): number | null {
  return typeof value === "number" && Math.abs(value) <= LIMITS.magnitude ? value : null;
}

/** A number written in a CSV cell, plainly. null for an empty cell, words, and anything after the number. */
export function cellNumber(cell: unknown): number | null {
  if (typeof cell !== "string" || !/^\s*-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?\s*$/.test(cell)) return null;
  return toNumber(Number(cell));
}

export function numberIn(record: FileRecord, key: string): number | null {
  return toNumber(record[key]);
}

/** A number above zero; null for anything else. */
export function positiveIn(record: FileRecord, key: string): number | null {
  const value = numberIn(record, key);
  return value !== null && value > 0 ? value : null;
}

/** A whole number above zero that a bundle's count may be; null for anything else. */
export function countIn(record: FileRecord, key: string): number | null {
  const value = positiveIn(record, key);
  return value !== null && Number.isInteger(value) && value <= MOST ? value : null;
}

/**
 * A short plain word or name, trimmed. null for what is no text, for what a bundle refuses as a name, and for what
 * may tell where it ran or by whom (see isPrivate): of paths and accounts also those of a hub.
 */
export function plainName(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (text === "" || text.length > LIMITS.nameLength || HIDDEN.test(text)) return null;
  return /[\\/@]|^[.~]|:\d{2,5}\b/.test(text) || isPrivate(text) ? null : text;
}

export function nameIn(record: FileRecord, key: string): string | null {
  return plainName(record[key]);
}

/** An object in an object; an empty one where there is none. */
export function recordIn(record: FileRecord, key: string): FileRecord {
  const value = record[key];
  return isRecord(value) ? value : {};
}

/** The numbers above zero of an array; null where one of them is none, or there are too many to keep. */
export function repeatsOf(value: unknown): number[] | null {
  if (!Array.isArray(value) || value.length < 2 || value.length > LIMITS.repeatsPerMeasurement) return null;
  const numbers = value.flatMap((item) => {
    const number = toNumber(item);
    return number !== null && number > 0 ? [number] : [];
  });
  return numbers.length === value.length ? numbers : null;
}
