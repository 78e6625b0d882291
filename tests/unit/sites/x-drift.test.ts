import { x } from "../../../lib/sites/x.ts";
import { testDrift } from "./drift.ts";
import { organicPosts } from "./oracle.ts";

testDrift(x, organicPosts);
