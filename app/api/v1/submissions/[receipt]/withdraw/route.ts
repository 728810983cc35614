import { otherMethods } from "../../../../../_requests/other-methods";
import { answering } from "../../../api-response";
import { withdrawal } from "../../../withdrawal";

export const dynamic = "force-dynamic";

/** Withdraws a submission; the body may say why. */
export function POST(request: Request, { params }: RouteContext<"/api/v1/submissions/[receipt]/withdraw">) {
  return answering(request, async () => withdrawal(request, (await params).receipt));
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
