/** What a browser has and this process has not. Import it before anything of Baton's. */
import "fake-indexeddb/auto";
import "../../english.ts";
