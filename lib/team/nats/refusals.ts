/** What the server's refusals and silences mean for a transport. Error texts of the library are never passed on: they may hold subjects. */
import { JetStreamApiError } from "@nats-io/jetstream";
import { PermissionViolationError } from "@nats-io/nats-core";

import { failure, type Failure } from "../../result.ts";
import type { TransportRefusal } from "../transport.ts";

/** Codes of the server's JetStream API (nats-server, server/errors.json). */
const WRONG_LAST_SEQUENCE = [10_071, 10_164];
const MESSAGE_TOO_LARGE = 10_054;
const TOO_MANY_FOR_SUBJECT = 10_077;

/** The stream has a message of that subject already and takes one only. */
export function isThereAlready(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === TOO_MANY_FOR_SUBJECT;
}

export function isWrongLast(error: unknown): boolean {
  return error instanceof JetStreamApiError && WRONG_LAST_SEQUENCE.includes(error.code);
}

/** What is not known counts as `offline`: it is kept and tried again after catching up. */
export function refusalOf(error: unknown): Failure<TransportRefusal> {
  if (isWrongLast(error)) return failure("moved", "the case has a newer entry");
  if (error instanceof JetStreamApiError && error.code === MESSAGE_TOO_LARGE) {
    return failure("too_large", "longer than the server takes");
  }
  if (isForbidden(error)) return failure("forbidden", "the server does not let this member do that");
  return failure("offline", error instanceof Error ? error.name : "unknown");
}

function isForbidden(error: unknown): boolean {
  return (
    error instanceof PermissionViolationError ||
    (error instanceof Error && error.cause !== undefined && isForbidden(error.cause))
  );
}
