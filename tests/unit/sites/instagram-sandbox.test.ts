// @vitest-environment jsdom
import { testSandbox } from "./sandbox.ts";

testSandbox("instagram");
