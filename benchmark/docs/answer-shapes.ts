import { z } from "zod";
import {
  DuplicateAnswer,
  ErrorAnswer,
  FindingAnswer,
  ReceivedAnswer,
  StatusAnswer,
  ValidAnswer,
} from "../api/answers";
import { Withdrawal } from "../api/withdrawal";
import { listSchemaObjects, type SchemaObject } from "./schema-fields";

export interface AnswerShape {
  id: string;
  title: string;
  objects: SchemaObject[];
  /** Whether it is sent and not answered: then its fields may be needed or not. */
  isSent: boolean;
}

const FINDINGS = "findings[]";

/** Every shape that the API answers or takes, field by field; a finding, which most of them hold, once and last. */
export function listAnswers(): AnswerShape[] {
  const shapes = {
    Received: ReceivedAnswer,
    Valid: ValidAnswer,
    Submission: StatusAnswer,
    Withdrawal,
    Error: ErrorAnswer,
    Duplicate: DuplicateAnswer,
    Finding: FindingAnswer,
  };
  return Object.entries(shapes).map(([title, shape]) => ({
    id: `answer-${title.toLowerCase()}`,
    title,
    objects: listSchemaObjects(z.toJSONSchema(shape)).filter(({ path }) => path !== FINDINGS),
    isSent: title === "Withdrawal",
  }));
}
