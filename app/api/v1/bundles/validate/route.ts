import { otherMethods } from "../../../../_requests/other-methods";
import { checkUpload } from "../../../../_uploads/receive-upload";
import { answering, checkedResponse } from "../../api-response";
import { readUpload } from "../../upload-request";

export const dynamic = "force-dynamic";

/** Checks a package as sending it would, and stores nothing: 200, or 422 with all findings. */
export function POST(request: Request): Promise<Response> {
  return answering(request, async () => {
    const upload = await readUpload(request);
    return upload instanceof Response ? upload : checkedResponse(await checkUpload(upload));
  });
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
