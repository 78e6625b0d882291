import { generate } from "selfsigned";

/** A certificate nobody trusts, for the host names of the sandbox; made anew at every start, so no key lies in the repository. */
export async function makeCertificate(hosts: readonly string[]): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "sandbox.invalid" }], {
    keyType: "ec",
    extensions: [
      {
        name: "subjectAltName",
        altNames: hosts.map((value) => ({ type: 2, value })),
      },
    ],
  });
  return { key, cert };
}
