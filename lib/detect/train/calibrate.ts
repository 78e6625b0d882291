/** Margins to probabilities, by Platt's method on margins of mentions that were held out. */

export type Calibration = { readonly a: number; readonly b: number };

/** Fits probability = sigmoid(a · margin + b) by Newton steps, with Platt's smoothed targets (1999). */
export function fitCalibration(margins: readonly number[], labels: readonly number[]): Calibration {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (labels.length - positives + 2);
  let a = 1;
  let b = 0;
  for (let iteration = 0; iteration < 50; iteration++) {
    let gradientA = 0,
      gradientB = 0,
      aa = 1e-6,
      ab = 0,
      bb = 1e-6;
    for (const [index, margin] of margins.entries()) {
      const p = 1 / (1 + Math.exp(-(a * margin + b)));
      const error = p - (labels[index] === 1 ? high : low);
      const weight = p * (1 - p);
      gradientA += error * margin;
      gradientB += error;
      aa += weight * margin * margin;
      ab += weight * margin;
      bb += weight;
    }
    const determinant = aa * bb - ab * ab;
    const stepA = (bb * gradientA - ab * gradientB) / determinant;
    const stepB = (aa * gradientB - ab * gradientA) / determinant;
    a -= stepA;
    b -= stepB;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-9) break;
  }
  return { a, b };
}
