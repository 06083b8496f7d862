// SPDX-License-Identifier: Apache-2.0

/** Two versions of a model side by side. */
export const rollout = {
  'rollout.title': 'Rollout',
  'rollout.none':
    'No canary is on its way. A rule that leads to one pool can get a second one:',
  'rollout.head': '{{stable}} → {{canary}}',
  'rollout.rule.pools':
    'HTTPRoute {{route}}, rule {{rule, number}}, in {{cluster}}',
  'rollout.rule.rewrite':
    'InferenceModelRewrite {{route}}, rule {{rule, number}}, of pool {{pool}}, in {{cluster}}',
  'rollout.startable':
    'HTTPRoute {{route}}, rule {{rule, number}}, in {{cluster}}: {{pool}}',
  'rollout.others.pools':
    'The rule has more pools, which keep their share: {{names}}',
  'rollout.others.rewrite':
    'The rule has more models, which keep their share: {{names}}',
  'rollout.verdict.pass': 'Pass',
  'rollout.verdict.fail': 'Fail',
  'rollout.verdict.insufficient': 'Not enough to tell',
  'rollout.split.configured': 'Configured {{share}}',
  'rollout.split.observed':
    'observed {{share}} ({{low}} to {{high}}), {{requests, number}} requests',
  'rollout.split.unobserved.pools':
    'observed: nobody counted requests by pool yet',
  'rollout.split.unobserved.rewrite':
    'observed: nobody counted requests by model yet',
  'rollout.split.why':
    "The canary's share of requests: as the weights {{stable, number}} and {{canary, number}} say, and as counted since {{time}} by {{source}}, with the interval that holds the true share 19 times of 20.",
  'rollout.split.whyNot':
    "The canary's share of requests, as the weights {{stable, number}} and {{canary, number}} say.",
  'rollout.support.pools': 'The gateway does not split as the weights say:',
  'rollout.support.rewrite':
    "The pool's endpoint picker does not split as the weights say:",
  'rollout.drift': "The cluster's weights are not those of Git:",
  'rollout.decides': 'Decision',
  'rollout.decidesIn': 'in about {{duration}}',
  'rollout.decidesAfter': 'about {{duration}} after the step began',
  'rollout.forecast.rate':
    'At {{share}} the canary gets about {{rate, number}} requests per second',
  'rollout.forecast.share': 'At {{share}} of the requests',
  'rollout.forecast.decided': 'decided about {{duration}} after the step began',
  'rollout.forecast.failed': 'What a step takes could not be told: {{reason}}',
  'rollout.warmUp': 'Warm-up',
  'rollout.warm': 'done',
  'rollout.cold': 'not yet: times are not judged',
  'rollout.prefixHits': 'prefix hits: canary {{canary}}, stable {{stable}}',
  'rollout.window': 'Compared',
  'rollout.appliedBy': 'Weights applied by',
  'rollout.comparison': 'Stable and canary compared',
  'rollout.comparisonNone': 'Nothing was compared yet.',
  'rollout.signal': 'Signal',
  'rollout.stable': 'Stable',
  'rollout.canary': 'Canary',
  'rollout.effect': 'Difference',
  'rollout.chance': 'p',
  'rollout.samples': 'Samples',
  'rollout.answer': 'Verdict',
  'rollout.name.errorRate': 'Errors',
  'rollout.name.ttftMs': 'TTFT',
  'rollout.name.itlMs': 'ITL',
  'rollout.name.e2eMs': 'Whole request',
  'rollout.meaning.errorRate': 'Share of requests that failed',
  'rollout.meaning.ttftMs': 'Time to first token, median',
  'rollout.meaning.itlMs': 'Time between two tokens, median',
  'rollout.meaning.e2eMs': 'Time of a whole request, median',
  'rollout.counted': '{{meaning}}. Counted by {{source}}, {{from}} to {{to}}.',
  'rollout.uncounted': '{{meaning}}: not measured for this version.',
  'rollout.p95': 'p95 {{value}}.',
  'rollout.failed': '{{errors, number}} requests failed.',
  'rollout.points': '{{value}} points',
  'rollout.interval': '({{low}} to {{high}})',
  'rollout.intervalOpen': '({{low}} or more)',
  'rollout.effectWhy.difference':
    "Canary's share of failed requests less stable's, in percentage points. Up to {{margin}} points more is allowed.",
  'rollout.effectWhy.ratio':
    "How many times stable's time the canary's is. Up to {{margin}} is allowed.",
  'rollout.effectNone': 'Too few samples for a difference.',
  'rollout.lineWhy':
    'Solid line: no difference. Dashed line: what is allowed. The interval holds however often one looks.',
  'rollout.superiority':
    'A request to the canary takes longer than one to stable {{share}} of the time; 50 % would be no difference.',
  'rollout.chanceWhy':
    'Chance of such a difference if the canary were no worse; holds however often one looks. It fails at {{alpha}} or less, corrected for the other signals.',
  'rollout.chanceNone': 'There is no test without samples of both versions.',
  'rollout.samplesOf':
    '{{stable, number}} of stable, {{canary, number}} of the canary.',
  'rollout.samplesNeeded':
    'To decide it needs {{stable, number}} and {{canary, number}}.',
  'rollout.guards': 'Limits of the canary alone',
  'rollout.guard': '{{name}} at most {{limit}}',
  'rollout.steps': 'Steps',
  'rollout.stepAt': 'Since',
  'rollout.stepWeight': 'Canary',
  'rollout.stepBy': 'By',
  'rollout.stepPull': 'Pull request',
  'rollout.stepUnknownBy': 'The cluster does not tell who asked for it.',
  'rollout.stepUnknownPull': 'The cluster does not tell by which pull request.',
  'rollout.stepUnjudged': 'Nothing was judged in this step.',
  'rollout.showCharts': 'Show charts of both versions',
  'rollout.noCharts':
    "Both versions are in pool {{pool}}, whose charts don't keep them apart.",
  'rollout.hideCharts': 'Hide charts',
  'rollout.actions': 'Change the rollout',
  'rollout.do.start': 'Start a canary',
  'rollout.do.shift': 'Shift',
  'rollout.do.promote': 'Promote',
  'rollout.do.abort': 'Abort',
  'rollout.noScaffolder':
    "The portal has no forms installed: the Scaffolder's pages are missing.",
  'rollout.ask.shift': 'Shift requests to {{canary}}?',
  'rollout.ask.promote': 'Promote {{canary}}?',
  'rollout.ask.abort': 'Abort the rollout of {{canary}}?',
  'rollout.says.shift':
    'Both weights change in the one file of the repository that holds them.',
  'rollout.says.promote.pools':
    'All requests go to the canary. The old pool stays for the bake time; its removal is a pull request of its own.',
  'rollout.says.promote.rewrite':
    'All requests go to the canary. The servers keep the old version loaded for the bake time; its removal is a pull request of its own.',
  'rollout.says.retire.pools':
    'The canary has every request already. What is left is to take the old pool away: its files leave the repository.',
  'rollout.says.retire.rewrite':
    'The canary has every request already. What is left is to take the old adapter from the arguments of the servers, which start anew for that.',
  'rollout.says.abort.pools':
    'All requests go back to stable at once. The canary stays, without requests.',
  'rollout.says.abort.rewrite':
    'All requests go back to stable at once. The servers keep the canary loaded, for whoever asks for it by its own name.',
  'rollout.says.how':
    'It opens a pull request, or adds to the open one of this rollout. Nothing changes in the cluster before it is merged.',
  'rollout.share': "Canary's share in per cent",
  'rollout.weightHelp': 'Of what both versions get; now {{now}}.',
  'rollout.weightWrong':
    'A whole number from 0 to 99 that can be written with weights of {{sum, number}} together.',
  'rollout.diff': 'What changes',
  'rollout.noDiff': 'The cluster has these weights already.',
  'rollout.bake': 'Minutes without requests',
  'rollout.bakeHelp.pools':
    'So long nobody was served by the old pool before it goes. Asked too early, nothing is changed.',
  'rollout.bakeHelp.rewrite':
    'So long the rewrite gave the old version nothing before it goes. Asked too early, nothing is changed.',
  'rollout.reason': 'Reason',
  'rollout.reasonHelp':
    'What was measured says neither way yet. Why go on? It is written into the pull request and the audit log.',
  'rollout.blocked.fail':
    'Not possible: the verdict is fail, and so the canary gets no more requests. Abort, or mend it and start anew.',
  'rollout.blocked.provider.pools':
    'Not possible: this gateway would not follow the weights.',
  'rollout.blocked.provider.rewrite':
    "Not possible: this pool's endpoint picker would not follow the weights.",
  'rollout.confirm': 'Open the pull request',
  'rollout.cancel': 'Cancel',
  'rollout.starting': 'Starting…',
  'rollout.notStarted': 'It was not started: {{reason}}',
  'rollout.progress': 'On its way',
  'rollout.stage.task': 'Task',
  'rollout.stage.pull': 'Pull request',
  'rollout.stage.sync': 'GitOps',
  'rollout.stage.weight': 'Cluster',
  'rollout.state.waiting': 'waits',
  'rollout.state.running': 'on',
  'rollout.state.done': 'done',
  'rollout.state.failed': 'failed',
  'rollout.state.elsewhere': 'not seen from here',
  'rollout.task.running': 'edits the repository',
  'rollout.task.done': 'edited the repository',
  'rollout.task.unchanged': 'Git has these weights already',
  'rollout.task.log': 'Log of the task',
  'rollout.pull.open': 'open, by {{author}}',
  'rollout.pull.merged': 'merged by {{by}}',
  'rollout.pull.closed': 'closed without a merge',
  'rollout.pull.elsewhere': 'merge it where it is',
  'rollout.pull.waiting': 'not opened yet',
  'rollout.pull.link': 'Pull request',
  'rollout.pull.conflict':
    'It can’t be merged: {{files}} changed on both sides. Do the same change once more to settle it.',
  'rollout.merge': 'Merge',
  'rollout.merging': 'Merging…',
  'rollout.close': 'Close without merging',
  'rollout.pull.failure': 'The pull request stays as it is: {{reason}}',
  'rollout.sync.waiting': 'applies it after the merge',
  'rollout.sync.running': 'has {{revision}}, waits for {{commit}}',
  'rollout.sync.fresh': 'has {{revision}}',
  'rollout.sync.failed': 'can’t apply: {{message}}',
  'rollout.sync.done': 'applied',
  'rollout.sync.elsewhere':
    'nothing in the cluster says that GitOps applies it',
  'rollout.weight.now': 'has {{found}}, wants {{wanted}}',
  'rollout.weight.done': 'has {{wanted}}',
  'rollout.dismiss': 'Dismiss',
} as const;
