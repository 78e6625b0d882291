// @vitest-environment happy-dom
import "../../english.ts";

import { render } from "@testing-library/preact";
import { expect, test } from "vitest";

import { dressPage } from "../../../components/shared/page.ts";

test("the browser is asked of every field not to keep what is typed, unless the field says otherwise", () => {
  dressPage("queueDocument");
  const { container } = render(
    <form>
      <input aria-label="Name" autocomplete="name" />
      <input aria-label="Place" />
      <textarea aria-label="Note" />
      <select aria-label="Kind" />
      <p />
    </form>,
  );
  const said = [...container.querySelectorAll("*")].map((each) => each.getAttribute("autocomplete"));
  expect(said).toEqual(["off", "name", "off", "off", "off", null]);
});
