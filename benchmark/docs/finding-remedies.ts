import type { FindingCode } from "../findings";

const PACK_AGAIN = "Pack the files again, and send the whole file.";
const SPLIT = "Split it into several bundles, or leave large artefacts out.";
const CORRECT_OR_NOTE = "Correct the value that is wrong, or say in its note what it counts.";

/** What to do about each finding, in general; a finding itself says it for its place. */
export const FINDING_REMEDIES: Readonly<Record<FindingCode, string>> = {
  "file.missing": "Check the path.",
  "file.directory": "Name the files in it.",
  "file.unreadable": "Save it to a regular file, and check its permissions.",
  "file.too_large": SPLIT,
  "file.gzip": PACK_AGAIN,
  "file.encoding": "Save the text as UTF-8.",
  "file.kind": "Send .json, .json.gz, .zip or .tar.gz.",

  "archive.damaged": PACK_AGAIN,
  "archive.ambiguous":
    "Pack the files again with an ordinary tool, with nothing before or behind the archive.",
  "archive.entries": "Split it, or join small artefacts into one.",
  "archive.ratio": "Leave out files of zeros and the like, or give them packed on their own.",
  "archive.encrypted": "Pack it without a password.",
  "archive.method": "Pack it with deflate, which every tool offers.",
  "archive.path": "Pack the files from inside their folder, by relative paths.",
  "archive.special": "Put the file itself in the place of the link.",
  "archive.duplicate": "Keep one of the two, or rename it. Capitals alone do not tell two files apart.",
  "archive.document_missing":
    "Put the document into the archive as bundle.json. What tools wrote is imported unpacked, as files or a folder.",
  "archive.documents": "Send each bundle in an archive of its own.",
  "archive.unlisted": "List the files under artifacts, or leave them out of the archive.",

  "json.syntax": "Write the file with a JSON library, and send all of it.",
  "json.comment": "Remove it; notes and note are for prose.",
  "json.trailing_comma": "Remove the comma before the closing bracket.",
  "json.not_a_number": 'Say why there is no value: { "missing": "failed" }.',
  "json.duplicate_key": "Remove one of the two.",
  "json.depth": "Look for a list that is not closed.",
  "json.too_large": "Split it into several bundles.",

  "format.version": "Set format to the version named on this page.",
  "schema.missing": "Add the field.",
  "schema.type":
    "Give what the field holds: a number without quotes, a list in brackets. Leave out what is not known.",
  "schema.unknown_key":
    "Correct the field's name, or remove it. Conditions of your own belong into settings.",
  "schema.value": "Give a value that the field allows.",
  "schema.limit": "Split it, or leave some out.",
  "text.control": "Remove the characters that the finding shows as \\u….",
  "findings.too_many": "Correct those that are listed and check again.",

  "results.duplicate_id": "Give each result an id of its own.",
  "results.duplicate_key": "Give repeated runs as repeats of one result, or say in settings what differs.",
  "environment.unresolved": "Describe it under environments, or correct the name.",
  "baseline.unresolved": "Add the baseline's result, or leave baseline out.",
  "baseline.self": "Leave baseline out of a result that is one itself.",
  "baseline.cycle": "Leave baseline out of the result that the others are compared with.",
  "baseline.axis": "Name a baseline on the same axis.",
  "baseline.modality": "Name a baseline of the same modality.",
  "baseline.family": "Name a baseline of the same technique family.",
  "baseline.model": "Name a baseline that differs by the technique alone.",
  "artifact.path": "Name the file by its path beside bundle.json, with forward slashes.",
  "artifact.duplicate": "Remove one of the two.",
  "artifact.unlisted": "List it with its sha256 and bytes, or leave it out.",
  "artifact.absent": "Put the file into the archive beside bundle.json, or take it off the list.",
  "artifact.size": "Correct the list, or put the file into the archive that it was made from.",
  "artifact.digest": "Correct the list, or put the file into the archive that it was made from.",
  "model.active_parameters":
    "Give all parameters as parameters_b, and those that one token uses as active_parameters_b.",

  "metric.unknown": "Use a key of the table of metrics; quality belongs into quality.",
  "metric.axis": "Leave it out, or correct the result's axis.",
  "metric.range":
    'Correct the value or its unit. What was not measured is no zero: { "missing": "not_measured" }.',
  "metric.repeats": "Give the mean of the repeats, in the same unit.",
  "metric.repeats_mean": "Give the arithmetic mean, or say in note what the value is.",
  "metric.uncertainty": "Give it in the value's unit, not in per cent.",
  "unit.unknown": "Convert the value to a unit of the table of units, spelled as there.",
  "unit.unconvertible": "Convert the value to a unit that the metric takes.",
  "unit.capacity_unknown": "State memory_gb and count in the environment, or give the value in GB.",
  "quality.duplicate": "Keep one of the two, or name the tasks apart.",
  "quality.direction": "Correct better.",
  "quality.range": "Give a fraction where the measure is one: 0.449, not 44.9.",
  "quality.spelling": "Spell the measure as it is known, if that is what it is.",

  "physics.memory_capacity":
    "Correct the value, its unit or scope, or the environment's memory_gb and count.",
  "physics.peak_memory": "Correct one of the two, or their scopes.",
  "physics.weights_memory":
    "Correct the value, its scope or the precision, or say in note where the weights were.",
  "physics.power_limit": "Correct the value, its scope, or the environment's power_limit_w and count.",
  "physics.energy": CORRECT_OR_NOTE,
  "physics.tokens": CORRECT_OR_NOTE,
  "physics.latency": CORRECT_OR_NOTE,
  "physics.compression": CORRECT_OR_NOTE,
};
