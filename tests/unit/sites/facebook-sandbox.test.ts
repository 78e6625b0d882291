import { testSandbox } from "./sandbox.ts";

testSandbox("facebook");
