import type { Words } from '@rongheng/core/kernel/words'
import { verdictWords } from './words.ts'

/** Texts of the wall of streams. */
export const streamWords = {
  ...verdictWords,
  streams: { zh: '直播与信号', en: 'Streams and signals' },
  'streams.note': {
    zh: '每路一块，坏的在前；画面约每分钟更新。黑场、静帧、静音写在画面下面',
    en: 'A tile for each, the worst first; pictures are renewed about every minute. Black, freeze and silence are said below.',
  },
  failed: { zh: '没有取到直播与信号', en: 'The streams did not arrive' },
  none: { zh: '还没有直播或信号的监测点', en: 'No checks of streams yet' },
  'none.help': {
    zh: '新建监测点，在“直播与信号”里选一种（HLS、RTMP、TS 等），填上拉流地址。',
    en: 'Make a check of one of the kinds under “Streams and signals” and enter the address of the stream.',
  },
  'check.new': { zh: '新建监测点', en: 'New check' },
  'may-not.write': { zh: '只有运维人员能设置监测点', en: 'Only operators set up checks' },
  'frame.none': { zh: '还没有画面', en: 'No picture yet' },
  'sound.only': { zh: '只有声音', en: 'Sound only' },
  bitrate: { zh: '码率', en: 'Bit rate' },
  loudness: { zh: '响度', en: 'Loudness' },
  'not-measured': { zh: '未测得', en: 'not measured' },
  'loudness.not-asked': { zh: '没有设置测响度', en: 'not set to be measured' },
  'frame.of': { zh: '{name} 的最新画面', en: 'The newest picture of {name}' },
  'frame.age': { zh: '{span}前的画面', en: 'picture of {span} ago' },
} as const satisfies Words
