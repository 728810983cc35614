import { otherMethods } from "../../../_requests/other-methods";
import { receiveUpload } from "../../../_uploads/receive-upload";
import { answering, receivedResponse } from "../api-response";
import { readSubmission } from "../upload-request";

export const dynamic = "force-dynamic";

/** Takes a package in: 201 with its receipt, 422 with all findings. The body is the file itself. */
export function POST(request: Request): Promise<Response> {
  return answering(request, async () => {
    const submission = await readSubmission(request);
    return submission instanceof Response ? submission : receivedResponse(await receiveUpload(submission));
  });
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
