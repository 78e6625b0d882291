/**
 * Runs `task` when the browser has just laid out and painted a frame: measuring costs next to nothing then. At any other
 * moment the page may have changed something, and the first measurement makes the browser lay everything out again.
 */
export function afterFrame(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task));
}
