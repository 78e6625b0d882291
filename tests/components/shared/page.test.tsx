// @vitest-environment happy-dom
import "../../english.ts";

import { render } from "@testing-library/preact";
import { expect, test } from "vitest";

import { dressPage } from "../../../components/shared/page.ts";

test("the browser is asked of every field not to keep what is typed, unless the field says otherwise", () => {
  dressPage("queueDocument");
  const { container } = render(
    <form>
      <input autocomplete="name" />
      <input />
      <textarea />
      <select />
      <p />
    </form>,
  );
  const said = [...container.querySelectorAll("*")].map((each) => each.getAttribute("autocomplete"));
  expect(said).toEqual(["off", "name", "off", "off", "off", null]);
});
