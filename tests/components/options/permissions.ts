/** A stand-in for the browser's permissions: what a person allowed, and how they answer the next question. */
type Wanted = { readonly permissions?: readonly string[]; readonly origins?: readonly string[] };

export const allowed = new Set<string>();
/** What the browser was asked for, in order. */
export const asked: Wanted[] = [];
let answer = true;

/** Forgets everything; from now on the person answers each question with `yes`. */
export function startOver(yes: boolean): void {
  allowed.clear();
  asked.length = 0;
  answer = yes;
}

const event = { addListener: () => undefined, removeListener: () => undefined };
const names = ({ permissions = [], origins = [] }: Wanted): readonly string[] => [...permissions, ...origins];
const stand = {
  onAdded: event,
  onRemoved: event,
  contains: (wanted: Wanted) => Promise.resolve(names(wanted).every((name) => allowed.has(name))),
  request(wanted: Wanted) {
    asked.push(wanted);
    if (answer) for (const name of names(wanted)) allowed.add(name);
    return Promise.resolve(answer);
  },
  remove(wanted: Wanted) {
    for (const name of names(wanted)) allowed.delete(name);
    return Promise.resolve(true);
  },
};
const { browser } = globalThis as unknown as { browser: object };
Object.assign(browser, { permissions: stand });
