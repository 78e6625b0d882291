import { instagram } from "../../../lib/sites/instagram.ts";
import { testDrift } from "./drift.ts";
import { spokenPosts } from "./instagram-oracle.ts";

testDrift(instagram, spokenPosts);
