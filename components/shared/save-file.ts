/** Offers `content` to the person as a file to keep; JSON unless it is of another type. Nothing leaves the browser. */
export function saveFile(name: string, content: string | Blob, type: string = "application/json"): void {
  const address = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the file once the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
