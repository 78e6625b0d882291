import { facebook } from "../../../lib/sites/facebook.ts";
import { testDrift } from "./drift.ts";
import { spokenItems } from "./facebook-oracle.ts";

testDrift(facebook, spokenItems);
