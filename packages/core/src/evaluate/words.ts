import type { Words } from '../kernel/words.ts'

/** Sentences of goals, indicators and scores. */
export const evaluateWords = {
  'evaluate.no-such-goal': {
    zh: '这个项目还没有绩效目标。',
    en: 'This project has no performance goal yet.',
  },
  'evaluate.goal-cannot-submit': {
    zh: '这份绩效目标已经提交或批复，不能再次提交。',
    en: 'This goal is already submitted or approved.',
  },
  'evaluate.goal-cannot-withdraw': {
    zh: '只有已提交、尚未批复的绩效目标可以撤回。',
    en: 'Only a goal that is submitted and not yet approved can be taken back.',
  },
  'evaluate.goal-cannot-approve': {
    zh: '只有已提交的绩效目标可以批复，请刷新后再看。',
    en: 'Only a submitted goal can be approved. Reload and look again.',
  },
  'evaluate.goal-cannot-return': {
    zh: '只有已提交或已批复的绩效目标可以退回。',
    en: 'Only a submitted or approved goal can be returned.',
  },
  'evaluate.opinion-missing': {
    zh: '退回时必须写明意见，让填报人知道要改什么。',
    en: 'Write an opinion when returning a goal, so that its author knows what to change.',
  },
} as const satisfies Words
