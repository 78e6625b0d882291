/**
 * A structure: how the shape of an item that could not be read is written down, for bug reports. The words it may
 * be made of all come out of the lists here, so that no text of a page can get into one.
 */
import { z } from "zod";

/** The longest structure that is taken of one item, in characters. */
export const MAX_STRUCTURE_LENGTH = 1_500;

const knownWords: ReadonlySet<string> = new Set([
  // Tags.
  ..."a abbr article aside audio b blockquote br button canvas div em figure footer form h1 h2 h3 h4".split(
    " ",
  ),
  ..."header i iframe img input label li main nav ol p path picture section small source span".split(" "),
  ..."strong sup svg table tbody td textarea th time tr ul use video".split(" "),
  // Roles.
  ..."banner cell complementary dialog feed grid gridcell group heading link list listitem menu menuitem".split(
    " ",
  ),
  ..."navigation none presentation progressbar region row rowgroup separator status tab tablist tabpanel textbox".split(
    " ",
  ),
  // Kinds of attributes, and what stands for characters that people read.
  ..."testid labelledby hidden dir lang href datetime text".split(" "),
  "other",
]);

/** Whether `structure` is made of nothing but known words and the signs between them. */
export function isStructure(structure: string): boolean {
  return structure === cleanStructure(structure);
}

/** Takes a structure from a page: what is not a known word becomes `other`, what is no sign of a structure goes. */
export const structureSchema = z.string().max(MAX_STRUCTURE_LENGTH).transform(cleanStructure);

function cleanStructure(structure: string): string {
  return structure
    .replaceAll(/[^ ()[\]=…]+/gu, (word) => (knownWords.has(word) ? word : "other"))
    .slice(0, MAX_STRUCTURE_LENGTH);
}
