/** A window that is not drawn gets no frames; its work goes on after this long all the same. */
const paintWaitMs = 100;

/** Runs heavier work once what was just shown is on the glass: a scan's answer comes first, its screen second. */
export function afterPaint(run: () => void): void {
  let ran = false;
  const once = () => {
    if (ran) return;
    ran = true;
    run();
  };
  // React puts into the page in a task of its own what was just said, and only the frame after that shows it.
  setTimeout(() => requestAnimationFrame(() => setTimeout(once)));
  setTimeout(once, paintWaitMs);
}
