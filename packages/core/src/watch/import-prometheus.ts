import { z } from 'zod'
import { type ForeignRow, type Proposal, proposal } from './import-proposal.ts'
import { say } from './said/saying.ts'

const Labels = z.record(z.string(), z.coerce.string())
const Group = z.object({ targets: z.array(z.string()), labels: Labels.nullish() })

const Relabel = z.object({
  source_labels: z.array(z.string()).default([]),
  separator: z.string().default(';'),
  target_label: z.string().default(''),
  regex: z.coerce.string().default('(.*)'),
  replacement: z.coerce.string().default('$1'),
  action: z.string().default('replace'),
})
type Relabel = z.infer<typeof Relabel>

const Job = z.object({
  job_name: z.string(),
  scrape_interval: z.string().optional(),
  scrape_timeout: z.string().optional(),
  params: z.record(z.string(), z.array(z.coerce.string())).default({}),
  static_configs: z.array(Group).default([]),
  relabel_configs: z.array(Relabel).default([]),
})
type Job = z.infer<typeof Job>

/** A list of targets (`file_sd`), a whole `prometheus.yml`, or its `scrape_configs` alone. */
export const PrometheusTargets = z.union([
  z.array(Group).min(1),
  z.array(Job).min(1),
  z.object({
    global: z.object({ scrape_interval: z.string().optional() }).nullish(),
    scrape_configs: z.array(Job).min(1),
  }),
])

/** The checks that the targets of a blackbox exporter become. */
export function fromPrometheus(body: z.infer<typeof PrometheusTargets>): Proposal[] {
  const every = Array.isArray(body) ? undefined : body.global?.scrape_interval
  const jobs = Array.isArray(body) ? body : body.scrape_configs
  return jobs.flatMap((one) => {
    const job: Job | null =
      'targets' in one ? null : { ...one, scrape_interval: one.scrape_interval ?? every }
    const groups = 'targets' in one ? [one] : one.static_configs
    return groups.flatMap((group) =>
      group.targets.map((target) => proposal(rowOf(target, group.labels ?? {}, job))),
    )
  })
}

function rowOf(address: string, given: Readonly<Record<string, string>>, job: Job | null): ForeignRow {
  const params = Object.entries(job?.params ?? {}).map(([name, [value = '']]) => [`__param_${name}`, value])
  const labels = relabelled(
    { __address__: address, job: job?.job_name ?? '', ...Object.fromEntries(params), ...given },
    job?.relabel_configs ?? [],
  )
  const plain = { name: given['name'] ?? given['instance'] ?? address, target: address }
  if (typeof labels === 'string')
    return { ...plain, settings: null, without: 'unclear', remark: say('import.relabel', { step: labels }) }
  const target = labels['__param_target'] ?? address
  const module = labels['__param_module'] ?? ''
  const interval = secondsOf(job?.scrape_interval)
  const timeout = secondsOf(job?.scrape_timeout)
  const settings = settingsOf(target, module)
  return {
    ...plain,
    name: given['name'] ?? labels['instance'] ?? target,
    target,
    settings,
    ...(settings === null
      ? { without: 'not-known' as const, remark: say('import.no-module', { module }) }
      : {}),
    ...(interval === null ? {} : { intervalS: interval }),
    ...(timeout === null ? {} : { timeoutS: timeout }),
    note: [job?.job_name, module].filter(Boolean).join(' '),
  }
}

/** Characters of a label: no address is longer. */
const MOST_LABEL = 10_000

/** Null when it is longer than any label: each step may hold the one before many times over. */
const joined = (parts: readonly string[], between: string): string | null =>
  parts.reduce((sum, part) => sum + part.length, between.length * (parts.length - 1)) > MOST_LABEL
    ? null
    : parts.join(between)

/** The labels after the steps that blackbox targets go through; what is not understood, as text. Expressions are not run. */
function relabelled(
  labels: Record<string, string | undefined>,
  steps: readonly Relabel[],
): Record<string, string | undefined> | string {
  let now = labels
  for (const step of steps) {
    if (step.action !== 'replace') return step.action
    if (step.regex !== '(.*)' && step.regex !== '.*') return step.regex
    const value = joined(
      step.source_labels.map((name) => now[name] ?? ''),
      step.separator,
    )
    const label = value === null ? null : joined(step.replacement.split(/\$\{1\}|\$1/), value)
    if (label === null) return step.replacement.slice(0, 100)
    now = { ...now, [step.target_label]: label }
  }
  return now
}

/** By the module's name, which people choose freely and mostly begin with what it does; else by the form of the target. */
function settingsOf(target: string, module: string): Record<string, unknown> | null {
  const word = module.toLowerCase()
  const bare = /^(.*):(\d{1,5})$/.exec(target)
  if (/http/.test(word) || (word === '' && target.includes('://')))
    return {
      kind: 'http',
      url: target.includes('://') ? target : `http://${target}`,
      method: /post/.test(word) ? 'POST' : 'GET',
      redirects: 5,
    }
  if (/icmp|ping/.test(word)) return { kind: 'icmp', host: target }
  if (/tls|ssl|cert/.test(word))
    return { kind: 'tls', host: bare?.[1] ?? target, port: Number(bare?.[2] ?? 443) }
  if (/tcp|ssh|smtp|imap|pop3|ftp/.test(word) || (word === '' && bare))
    return bare ? { kind: 'tcp', host: bare[1], port: Number(bare[2]) } : null
  // What a DNS module asks for stands in the exporter's own file.
  return word === '' ? { kind: 'icmp', host: target } : null
}

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 }
const secondsOf = (text: string | undefined): number | null => {
  const match = /^(\d+)(ms|s|m|h|d)$/.exec(text ?? '')
  return match ? Number(match[1]) * (units[match[2] as string] ?? 1) : null
}
