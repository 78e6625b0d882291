import { bluesky } from "../../../lib/sites/bluesky.ts";
import { testDrift } from "./drift.ts";

testDrift(bluesky, () => []);
