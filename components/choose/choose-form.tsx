import { AXES, AXIS_KEYS, MODALITIES } from "@/benchmark/axes";
import type { Choice } from "@/benchmark/chooser/choice";
import { asked, printChooseUrl } from "@/benchmark/chooser/choose-question";
import { CONSTRAINT_KEYS } from "@/benchmark/chooser/constraints";
import { NEARNESS, type Nearness } from "@/benchmark/chooser/size-range";
import { Segments } from "../board/board-switches";
import { ChooseField, FIELD } from "./choose-field";

const NEARNESS_LABELS: Readonly<Record<Nearness, string>> = {
  band: "in the same scale band",
  "1.25": "within a factor of 1.25",
  "2": "within a factor of 2",
};

/** What a reader has to meet: links for what is asked about, a plain form for the limits, in their units. */
export function ChooseForm({ choice }: { choice: Choice }) {
  const { question, terms, modalities, accelerators } = choice;
  const { axis, modality, size, within, accelerator, limits } = question;
  const isKnown = accelerator === null || accelerators.some(({ key }) => key === accelerator);
  return (
    <div className="no-print space-y-4">
      <div className="flex flex-wrap gap-3">
        <Segments
          label="Axis"
          options={AXIS_KEYS.map((key) => [
            AXES[key].short,
            printChooseUrl(asked(question, key, modality)),
            key === axis,
          ])}
        />
        <Segments
          label="Modality"
          options={[...new Set([...modalities, modality])].map((key) => [
            MODALITIES[key].title,
            printChooseUrl(asked(question, axis, key)),
            key === modality,
          ])}
        />
      </div>
      <form method="get" action="/choose" aria-label="What to meet" className="max-w-5xl">
        <input type="hidden" name="axis" value={axis} />
        <input type="hidden" name="modality" value={modality} />
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 md:grid-cols-3">
          <ChooseField name="size" label="Model size" unit="billion parameters" value={size}>
            All of them, also where a token uses fewer.
          </ChooseField>
          <label className="block min-w-0">
            <span className="block font-medium text-sm">Models that count</span>
            <select name="within" defaultValue={within} className={FIELD}>
              {NEARNESS.map((key) => (
                <option key={key} value={key}>
                  {NEARNESS_LABELS[key]}
                </option>
              ))}
            </select>
          </label>
          <label className="block min-w-0">
            <span className="block font-medium text-sm">Accelerator</span>
            <select name="accelerator" defaultValue={accelerator ?? ""} className={FIELD}>
              <option value="">any that was measured</option>
              {!isKnown && <option value={accelerator}>{accelerator} (not measured)</option>}
              {accelerators.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <fieldset className="mt-4">
          <legend className="font-medium text-sm text-soft">Limits; only those with a number apply</legend>
          <div className="mt-2 grid gap-x-6 gap-y-4 sm:grid-cols-2 md:grid-cols-3">
            {CONSTRAINT_KEYS.map((key) => (
              <ChooseField
                key={key}
                name={key}
                label={terms[key].label}
                unit={terms[key].unit}
                value={limits[key] ?? null}
              >
                {terms[key].hint}
              </ChooseField>
            ))}
          </div>
        </fieldset>
        <p className="mt-4 flex items-center gap-4">
          <button type="submit" className="chip solid">
            Find techniques
          </button>
          <a href="/choose" className="link text-sm">
            Start again
          </a>
        </p>
      </form>
    </div>
  );
}
