import { z } from 'zod'
import { Fen } from '../kernel/money.ts'

/**
 * Where money comes from, in the order of the 其中 rows of the 自评表: 当年财政拨款, 上年结转资金, 其他资金.
 *
 * @source docs/rules/mof-2020.md#self-evaluation-table
 */
export const sources = ['appropriation', 'carried-over', 'other'] as const
export const Source = z.enum(sources)
export type Source = z.infer<typeof Source>

/** 资金性质: the budget that the money belongs to. */
export const fundKinds = [
  'general-public', // 一般公共预算
  'government-fund', // 政府性基金预算
  'state-capital', // 国有资本经营预算
  'social-insurance', // 社会保险基金预算
  'fiscal-account', // 财政专户管理资金
  'own', // 单位资金
] as const
export const FundKind = z.enum(fundKinds)
export type FundKind = z.infer<typeof FundKind>

/** One amount for each source of money, fen. */
export const BySource = z.object({ appropriation: Fen, 'carried-over': Fen, other: Fen })
export type BySource = z.infer<typeof BySource>
