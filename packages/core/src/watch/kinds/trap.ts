import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Seen } from '../probe.ts'
import { ownWords } from '../said/saying.ts'
import { Host } from './place.ts'
import { bareOid, Oid } from './snmp.ts'

/** What a device sends by itself when something happens to it, and what that means. */
export const TrapSettings = z.object({
  kind: z.literal('trap'),
  /** The address that it sends from. */
  source: Host,
  traps: z
    .array(
      z.object({ oid: Oid, means: z.enum(['down', 'up']), text: z.string().trim().max(100).default('') }),
    )
    .min(1)
    .max(50)
    .default([
      { oid: '1.3.6.1.6.3.1.1.5.3', means: 'down', text: '接口断开' },
      { oid: '1.3.6.1.6.3.1.1.5.4', means: 'up', text: '接口恢复' },
    ]),
})
export type TrapSettings = z.infer<typeof TrapSettings>

/** SNMP traps. A device that sends none is well: silence says nothing. */
export const trapKind = checkKind<TrapSettings>({
  kind: 'trap',
  zh: '设备主动告警（SNMP Trap）',
  en: 'SNMP traps',
  group: 'other',
  about: {
    zh: '接收交换机、UPS 等设备主动发来的 SNMP Trap，按 OID 判断是故障还是恢复。',
    en: 'Takes the traps that switches or UPS send by themselves: by their OID they mean trouble or its end.',
  },
  form: [
    {
      name: 'source',
      zh: '设备地址',
      en: 'Address of the device',
      input: 'text',
      place: true,
      example: '192.168.1.2',
      help: {
        zh: '在设备上把 Trap 的目的地址设为本服务器。',
        en: 'Set this server as the destination of traps on the device.',
      },
    },
    {
      name: 'traps',
      zh: '哪些 Trap',
      en: 'Traps',
      input: 'rows',
      fields: [
        {
          name: 'oid',
          zh: 'OID（或它的开头）',
          en: 'OID, or its beginning',
          input: 'text',
          example: '1.3.6.1.6.3.1.1.5.3',
        },
        {
          name: 'means',
          zh: '表示',
          en: 'Means',
          input: 'choice',
          options: [
            { value: 'down', zh: '故障', en: 'Trouble' },
            { value: 'up', zh: '恢复', en: 'Well again' },
          ],
        },
        { name: 'text', zh: '说明', en: 'In words', input: 'text', example: '接口断开' },
      ],
    },
    {
      name: 'community',
      zh: '团体名',
      en: 'Community',
      input: 'secret',
      more: true,
      help: {
        zh: '填写后，团体名不对的 Trap 不算。',
        en: 'When given, traps with another one do not count.',
      },
    },
  ],
  settings: TrapSettings,
  metrics: () => [],
  secrets: ['community'],
  intervalS: 86_400,
  timeoutS: 10,
  target: ({ source }) => source,
  passive: true,
  quiet: true,
})

/** A trap as it came. */
export type Trap = {
  /** The address that it came from. */
  readonly source: string
  readonly community: string
  readonly oid: string
  /** What it carried along: "ifIndex = 3". */
  readonly values: readonly { readonly oid: string; readonly text: string }[]
}

/**
 * What a trap says of a check; null when it says nothing of it. The longest OID that fits counts.
 *
 * @param community '' when any will do
 */
export function seenFromTrap({ traps }: TrapSettings, community: string, trap: Trap): Seen | null {
  if (community !== '' && community !== trap.community) return null
  const fits = traps
    .map((one) => ({ ...one, oid: bareOid(one.oid) }))
    .filter(({ oid }) => trap.oid === oid || trap.oid.startsWith(`${oid}.`))
    .toSorted((a, b) => b.oid.length - a.oid.length)
  const [means] = fits
  if (!means) return null
  const carried = trap.values.slice(0, 8).map(({ oid, text }) => `${oid}=${text}`)
  const words = [means.text || `Trap ${trap.oid}`, ...carried].join('，').slice(0, 400)
  return {
    ok: means.means === 'up',
    tookMs: 0,
    values: [],
    detail: means.means === 'up' ? '' : ownWords(words),
  }
}
