/** What the numbers of a metric are; the pages choose digits and a sign by it. Rates are per second. */
export type MetricUnit =
  | 'ms'
  | 's'
  | 'percent'
  | 'bytes'
  | 'bytes/s'
  | 'bit/s'
  | 'count'
  | 'count/s'
  | 'days'
  | 'celsius'
  | 'volt'
  | 'lufs'
  | 'code'
  | 'number'

/**
 * One number that a check reads beside its success. The metrics of a check are a list in a fixed order: the values of a reading
 * stand in the same order, so that a stored reading holds no names.
 */
export type Metric = {
  /** `first-byte-ms`; for what a person named, that name. Unique within the check. */
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly unit: MetricUnit
}

/** How long a probe took: every check has it, beside the metrics of its kind, and thresholds may stand on it. */
export const tookMetric: Metric = { key: 'took-ms', zh: '用时', en: 'Time taken', unit: 'ms' }
