import type { Words } from '../kernel/words.ts'

/** Refusals and acts of alerts, silences and maintenance. */
export const alertWords = {
  'watch.window-too-long': {
    zh: '一次检修最长 31 天。更久不用的监测点，请暂停它。',
    en: 'One maintenance lasts 31 days at most. Pause what is out of use for longer.',
  },
  'watch.window-same-time': {
    zh: '开始和结束不能是同一时刻。',
    en: 'It cannot end at the moment at which it begins.',
  },
  'watch.window-never': {
    zh: '在这些日期之间没有所选的星期几，检修一次也不会开始。',
    en: 'None of the chosen weekdays lies between these days: it would never begin.',
  },
  'watch.window-empty': {
    zh: '结束要在开始之后',
    en: 'the end has to come after the beginning',
  },
  'watch.no-such-alert': {
    zh: '没有这条告警，或者它不在您的权限范围内。',
    en: 'There is no such alert, or it is outside your reach.',
  },
  'watch.alert-over': { zh: '这条告警已经结束。', en: 'This alert has ended already.' },
  'watch.alert-of-check': {
    zh: '监测点的告警在恢复正常时自己结束，不能手工结束。暂时不想被提醒，请用“静默”；不再需要监测，请暂停监测点。',
    en: 'The alert of a check ends by itself when the check is well again. Silence it for a while, or pause the check.',
  },
  'watch.no-such-silence': {
    zh: '没有这条静默，或者它不在您的权限范围内。',
    en: 'There is no such silence, or it is outside your reach.',
  },
  'watch.silence-over': { zh: '这条静默已经结束。', en: 'This silence has ended already.' },
  'watch.silence-says-nothing': {
    zh: '请至少写明一项静默范围：系统、监测点、来源或标题文字。',
    en: 'Say at least one thing of what to silence: a system, a check, a source or a part of the title.',
  },
  'watch.silence-until': {
    zh: '静默的结束时间要在现在之后、90 天以内。更长的安排请用“检修”。',
    en: 'A silence ends after now and within 90 days. For longer, plan maintenance.',
  },
  'watch.no-such-window': {
    zh: '没有这个检修安排，或者它不在您的权限范围内。',
    en: 'There is no such maintenance, or it is outside your reach.',
  },
  'watch.window-over': { zh: '这个检修安排已经结束。', en: 'This maintenance has ended already.' },
  'watch.window-past': {
    zh: '检修的结束时间已经过去，请改成现在之后的时间。',
    en: 'This maintenance would have ended already: choose an end after now.',
  },
  'watch.window-reaches-nothing': {
    zh: '请选择检修的系统或监测点，或选“本单位全部”。',
    en: 'Choose the systems or checks under maintenance, or everything of the unit.',
  },
  'watch.not-of-unit': {
    zh: '所选的系统或监测点里有一个已经不在，或属于别的单位。请重新选择。',
    en: 'One of the systems or checks is gone, or belongs to another unit. Choose again.',
  },
  'watch.no-such-source': {
    zh: '没有这个告警来源，或者它的地址已经更换。',
    en: 'There is no such source of alerts, or its address was renewed.',
  },
  'watch.alerts-unreadable': {
    zh: '读不懂这条告警消息（{problem}），没有记录。请核对来源类型与对方的配置。',
    en: 'This message was not understood ({problem}) and nothing was recorded. Check the kind of the source and its configuration.',
  },
  'watch.message.not-json': { zh: '正文不是 JSON', en: 'the body is no JSON' },
  'watch.message.version': {
    zh: '只认 Alertmanager 第 4 版的消息（version 为 "4"）',
    en: 'only version 4 of Alertmanager’s messages is read (version is "4")',
  },
  'watch.message.status': { zh: '只能是 firing 或 resolved', en: 'firing or resolved' },
  'watch.message.event-id': {
    zh: '应当是 {EVENT.ID} 的值，一个数',
    en: 'should hold the value of {EVENT.ID}, a number',
  },
  'watch.message.event-value': {
    zh: '应当是 {EVENT.VALUE} 的值：1 有问题，0 已恢复',
    en: 'should hold the value of {EVENT.VALUE}: 1 problem, 0 recovered',
  },
  'watch.alerts-too-many': {
    zh: '这个来源一分钟内发来的消息超过了 {most} 条，这一条没有记录。',
    en: 'This source sent more than {most} messages within a minute; this one was not recorded.',
  },
  'watch.no-such-hook': {
    zh: '没有这个告警推送，或者它不在您的权限范围内。',
    en: 'There is no such address to send alerts to, or it is outside your reach.',
  },
  'watch.list-not-known': {
    zh: '读不懂这个文件。可以导入 Uptime Kuma 的备份（JSON），或 Prometheus 的 blackbox 目标（scrape_configs 或 file_sd，YAML 或 JSON）。',
    en: 'This file was not understood. Take a backup of Uptime Kuma (JSON), or blackbox targets of Prometheus (scrape_configs or file_sd, YAML or JSON).',
  },
  'watch.list-too-long': {
    zh: '这个文件里有 {rows} 个目标，一次最多读 1000 个。请拆成几个文件。',
    en: 'This file holds {rows} targets; at most 1,000 are read at once. Split it.',
  },
  'act.alert.see': { zh: '已知悉告警', en: 'took note of the alert' },
  'act.alert.end': { zh: '结束了外部告警', en: 'ended the alert' },
  'act.silence.add': { zh: '静默了告警', en: 'silenced alerts' },
  'act.silence.end': { zh: '提前结束了静默', en: 'ended a silence early' },
  'act.maintenance.add': { zh: '安排了检修', en: 'planned the maintenance' },
  'act.maintenance.save': { zh: '修改了检修安排', en: 'changed the maintenance' },
  'act.maintenance.end': { zh: '结束了检修', en: 'ended the maintenance' },
  'act.alert-source.add': { zh: '添加了告警来源', en: 'added the source of alerts' },
  'act.alert-source.save': { zh: '修改了告警来源', en: 'changed the source of alerts' },
  'act.alert-source.renew': { zh: '更换了告警来源的地址', en: 'renewed the address of the source of alerts' },
  'act.alert-source.remove': { zh: '删除了告警来源', en: 'removed the source of alerts' },
  'act.alert-hook.add': { zh: '添加了告警推送', en: 'added an address to send alerts to' },
  'act.alert-hook.save': { zh: '修改了告警推送', en: 'changed an address that alerts are sent to' },
  'act.alert-hook.test': { zh: '试发了告警推送', en: 'sent a test alert to' },
  'act.alert-hook.remove': { zh: '删除了告警推送', en: 'removed an address that alerts were sent to' },
} as const satisfies Words
