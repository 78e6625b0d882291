import { testSandbox } from "./sandbox.ts";

testSandbox("x");
