import type { Words } from '../../kernel/words.ts'

/** Thresholds that were passed, what came by itself, and what kept us from looking. */
export const judgedSentences = {
  /** Somebody's own words. */
  words: { zh: '{text}', en: '{text}' },
  /** A reason, and what was found out about it afterwards. */
  'told.why': { zh: '{what}。{why}', en: '{what}. {why}' },
  /** A number of when trouble began, where others look on later. */
  'told.at-first': { zh: '开始时：{what}', en: 'when it began: {what}' },
  'limit.above': { zh: '{metric} {value}，高于 {limit}', en: '{metric} {value}, above {limit}' },
  'limit.below': { zh: '{metric} {value}，低于 {limit}', en: '{metric} {value}, below {limit}' },
  'limit.rate-above': {
    zh: '{metric}每小时变化 {value}，高于 {limit}',
    en: '{metric} changes by {value} an hour, above {limit}',
  },
  'limit.rate-below': {
    zh: '{metric}每小时变化 {value}，低于 {limit}',
    en: '{metric} changes by {value} an hour, below {limit}',
  },
  'limit.reached': { zh: '{metric} {value}，已到 {limit}', en: '{metric} {value}, has reached {limit}' },
  'limit.forecast': {
    zh: '{metric} {value}，照现在的速度 {span}后到 {limit}',
    en: '{metric} {value}, at this pace {limit} in {span}',
  },
  'span.hours': { zh: '{n} 小时', en: '{n} h' },
  'span.days': { zh: '{n} 天', en: '{n} days' },
  'amount.percent': { zh: '{n}%', en: '{n}%' },
  'amount.ms': { zh: '{n} 毫秒', en: '{n} ms' },
  'amount.s': { zh: '{n} 秒', en: '{n} s' },
  'amount.days': { zh: '{n} 天', en: '{n} d' },
  'amount.bytes': { zh: '{n} 字节', en: '{n} bytes' },
  'amount.bytes/s': { zh: '{n} 字节/秒', en: '{n} bytes/s' },
  'amount.celsius': { zh: '{n} ℃', en: '{n} °C' },
  'amount.volt': { zh: '{n} 伏', en: '{n} V' },
  'amount.other': { zh: '{n} {unit}', en: '{n} {unit}' },
  'push.down': { zh: '对方报告故障', en: 'It reports trouble' },
  'push.never': { zh: '一次也没有来过', en: 'Nothing has ever come' },
  'push.last': { zh: '最近一次来是 {at}', en: 'What came last came at {at}' },
  'engine.no-probe': { zh: '本版本不能探测 {kind}', en: 'This version cannot look at {kind}' },
  'engine.hangs': { zh: '探测在 {s} 秒内没有返回', en: 'The look did not return within {s} s' },
  'agent.silent': {
    zh: '没有消息：代理停了，或者网络断了。它的监测点现在状态未知。',
    en: 'No word from it: the agent has stopped, or its line is down. Nothing is known of its checks now.',
  },
  'agent.needs-https': {
    zh: '这个监测点要密码，密码只经 HTTPS 下发：请把代理的服务器地址改成 https://（needs a secret, and those are sent over HTTPS only）',
    en: 'This check needs a secret, and those are sent over HTTPS only: change the server address of the agent to https://',
  },
  'agent.secret-later': {
    zh: '密码只在内存里，要等连上服务器再取（its secret is fetched again once the server is reached）',
    en: 'Its secret is kept in memory only, and is fetched again once the server is reached',
  },
} as const satisfies Words
