/** How a browser says at the team's server that it sits in its seat from now on. */
import { readRequest, signRequest } from "../ledger/seats.ts";
import type { Signer } from "../ledger/signed.ts";
import { failure, success, type Result } from "../result.ts";
import type { Membership } from "../store/membership.ts";
import type { DocumentName, Transport, TransportRefusal } from "../team/transport.ts";

export function seatName(memberId: string): DocumentName {
  return `seat.${memberId}`;
}

/** Writes the request for a seat, unless it is there already. */
export async function askForSeat(
  transport: Transport,
  { team, member, invitation }: Pick<Membership, "team" | "member"> & { readonly invitation: string },
  signer: Signer,
): Promise<Result<true, "invitation_used" | TransportRefusal>> {
  const name = seatName(member);
  const read = await transport.readDocument(name);
  if (!read.ok) return read;
  const there = readRequest(read.value?.document);
  if (there?.invitation === invitation) {
    return there.key === signer.key
      ? success(true)
      : failure("invitation_used", "another browser came first");
  }
  const request = await signRequest({ team, member, invitation }, signer);
  const written = await transport.writeDocument(name, request, read.value?.revision ?? 0);
  if (written.ok) return success(true);
  return written.problem.code === "moved"
    ? failure("invitation_used", "another browser came first")
    : written;
}
