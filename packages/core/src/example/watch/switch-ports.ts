import type { Instant } from '../../kernel/time.ts'

/** A port of a switch of the example, with the bytes a second that go in and out on the whole. */
export type SwitchPort = {
  readonly name: string
  /** What hangs on it. */
  readonly alias: string
  readonly speedMbit: number
  readonly received: number
  readonly sent: number
  /** The hour at which most goes through. */
  readonly peak: number
}

const port = (
  name: string,
  alias: string,
  speedMbit: number,
  received: number,
  sent: number,
  peak: number,
): SwitchPort => ({ name, alias, speedMbit, received, sent, peak })

/** The ports of each device that has some, by the key of its target. */
export const switchPorts: Readonly<Record<string, readonly SwitchPort[]>> = {
  'core-switch': [
    port('Ten-GigabitEthernet1/0/1', '上联防火墙', 10_000, 31e6, 12e6, 20),
    port('Ten-GigabitEthernet1/0/2', '存储交换机', 10_000, 58e6, 46e6, 16),
    port('Ten-GigabitEthernet1/0/3', '制作区交换机', 10_000, 44e6, 52e6, 16),
    port('GigabitEthernet1/0/4', '播出网', 1000, 6.1e6, 6.4e6, 20),
    port('GigabitEthernet1/0/5', '办公区', 1000, 9.3e6, 3.2e6, 15),
    port('GigabitEthernet1/0/6', '备用', 1000, 0, 0, 12),
  ],
  'studio-switch': [
    port('Ten-GigabitEthernet1/0/1', '上联核心', 10_000, 22e6, 27e6, 16),
    port('GigabitEthernet1/0/2', '切换台', 1000, 1.2e6, 2.1e6, 18),
    port('GigabitEthernet1/0/3', '1号机位', 1000, 0.2e6, 2.9e6, 18),
    port('GigabitEthernet1/0/4', '提词器', 1000, 0.3e6, 0.1e6, 18),
  ],
  'storage-switch': [
    port('Ten-GigabitEthernet1/0/1', '上联核心', 10_000, 46e6, 58e6, 16),
    port('Ten-GigabitEthernet1/0/2', '媒资存储控制器A', 10_000, 39e6, 31e6, 16),
    port('Ten-GigabitEthernet1/0/3', '媒资存储控制器B', 10_000, 17e6, 14e6, 16),
    port('GigabitEthernet1/0/4', '备份服务器', 1000, 8e6, 1.1e6, 2),
  ],
  firewall: [
    port('GigabitEthernet0/0/1', '互联网出口', 1000, 27e6, 11e6, 20),
    port('GigabitEthernet0/0/2', '政务外网', 1000, 1.8e6, 0.9e6, 10),
    port('Ten-GigabitEthernet0/0/3', '下联核心', 10_000, 12e6, 31e6, 20),
  ],
}

const DAY = 86_400_000
const SHANGHAI = 8 * 3_600_000
const SWING = 0.6
const TURN = 2 * Math.PI

const phaseOf = (peak: number, at: Instant): number => TURN * (((at + SHANGHAI) / DAY - peak / 24) % 1)

/** Bytes a second at a moment: most at the hour of its peak, least twelve hours later. */
export const rateAt = (mean: number, peak: number, at: Instant): number =>
  mean * (1 + SWING * Math.cos(phaseOf(peak, at)))

/** What that rate has added up to since 1970: a counter that never goes back. */
export const countedAt = (mean: number, peak: number, at: Instant): number =>
  mean * (at / 1000 + (SWING * Math.sin(phaseOf(peak, at)) * (DAY / 1000)) / TURN)
