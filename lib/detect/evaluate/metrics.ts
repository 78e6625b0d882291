/** Figures of merit. Scores are any numbers where higher means more probable; labels are 0 or 1. */

/** Area under the ROC curve: how often a service request ranks above a mention that is none; ties count half. */
export function auc(scores: readonly number[], labels: readonly number[]): number {
  const order = scores.map((_, index) => index).toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let rankSum = 0;
  let positives = 0;
  for (let at = 0; at < order.length;) {
    let end = at;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[at] ?? 0]) end++;
    for (let index = at; index < end; index++) {
      if (labels[order[index] ?? 0] === 1) {
        rankSum += (at + end + 1) / 2;
        positives++;
      }
    }
    at = end;
  }
  const negatives = labels.length - positives;
  return positives === 0 || negatives === 0
    ? NaN
    : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Average precision. */
export function averagePrecision(scores: readonly number[], labels: readonly number[]): number {
  const order = scores.map((_, index) => index).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let found = 0;
  let sum = 0;
  for (const [rank, index] of order.entries()) {
    if (labels[index] !== 1) continue;
    found++;
    sum += found / (rank + 1);
  }
  return found === 0 ? NaN : sum / found;
}

function f1(right: number, wrong: number, missed: number): number {
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
}

/** Mean of the two classes' F1 at a threshold. */
export function macroF1(scores: readonly number[], labels: readonly number[], threshold: number): number {
  let truePositive = 0;
  let falsePositive = 0;
  let falseNegative = 0;
  let trueNegative = 0;
  for (const [index, score] of scores.entries()) {
    if (labels[index] === 1) {
      if (score >= threshold) truePositive++;
      else falseNegative++;
    } else if (score >= threshold) falsePositive++;
    else trueNegative++;
  }
  return (
    (f1(truePositive, falsePositive, falseNegative) + f1(trueNegative, falseNegative, falsePositive)) / 2
  );
}

/** Precision at the highest threshold that still finds `recall` (0 to 1) of the service requests. */
export function precisionAtRecall(
  scores: readonly number[],
  labels: readonly number[],
  recall: number,
): number {
  const order = scores.map((_, index) => index).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const wanted = Math.ceil(labels.reduce((sum, label) => sum + label, 0) * recall);
  let found = 0;
  for (const [rank, index] of order.entries()) {
    if (labels[index] === 1) found++;
    if (found >= wanted) return found / (rank + 1);
  }
  return NaN;
}

/** Expected calibration error over ten bins of equal width: mean distance between probability said and share seen. */
export function calibrationError(scores: readonly number[], labels: readonly number[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, seen: 0, count: 0 }));
  for (const [index, score] of scores.entries()) {
    const bin = bins[Math.min(9, Math.floor(score * 10))];
    if (bin === undefined) continue;
    bin.said += score;
    bin.seen += labels[index] ?? 0;
    bin.count++;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.seen), 0) / scores.length;
}
