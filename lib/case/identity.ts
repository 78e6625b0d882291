/** How a case gets its id: from its first mention, so that a double click or two tabs cannot make two cases. */

/** @returns `case-` and 128 bits of SHA-256 over the mention and its author, in hexadecimal. */
export async function caseIdFor(mentionKey: string, customerKey: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${mentionKey}\n${customerKey}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0"));
  return `case-${hex.join("")}`;
}
