import type { Problem } from "../../lib/result.ts";
import { words, type WordKey } from "../../lib/words/words.ts";

const keys: Readonly<Record<string, WordKey>> = {
  already_claimed: "problemAlreadyClaimed",
  not_yours: "problemNotYours",
  not_allowed: "problemNotAllowed",
  wrong_status: "problemWrongStatus",
  not_sent_yet: "problemNotSentYet",
  until_out_of_range: "problemUntilOutOfRange",
  lease_running: "problemLeaseRunning",
  already_sent: "problemAlreadySent",
  not_same_person: "problemNotSamePerson",
  wrong_direction: "problemWrongStatus",
  too_late: "problemTooLate",
  erased: "problemErased",
  locked: "problemLocked",
  future_clock: "problemFutureClock",
  not_a_member: "problemNotAMember",
  wrong_role: "problemNotAMember",
  offline: "problemOffline",
  forbidden: "problemNotAMember",
  too_large: "problemTooLarge",
  member_unknown: "problemMemberUnknown",
  not_service_staff: "problemNotServiceStaff",
  unknown_case: "problemUnknownCase",
  nothing_hidden: "problemNothingHidden",
  bad_input: "problemBadInput",
  unreachable: "problemUnreachable",
  backup_no_backup: "problemNoBackup",
  backup_passphrase: "problemBackupPassphrase",
  backup_damaged: "problemBackupDamaged",
  backup_newer: "problemBackupNewer",
  restore_in_team: "problemRestoreInTeam",
  restore_unfit: "problemBackupDamaged",
  restore_incomplete: "problemRestoreIncomplete",
  store_unread: "problemStoreUnread",
  pack_no_json: "problemNoPack",
  pack_other_format: "problemNoPack",
  pack_too_long: "problemPackTooLong",
  pack_no_room: "problemPackNoRoom",
  pack_empty: "problemPackEmpty",
};

/** What went wrong and what to do, in words. Problems without words of their own show their code for a bug report. */
export function problemWords(problem: Problem): string {
  const key = keys[problem.code];
  return key ? words(key) : words("problemUnknown", problem.code);
}
