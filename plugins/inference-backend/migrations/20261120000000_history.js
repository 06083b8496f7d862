// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('load_history', table => {
    table.comment('What was measured of pools, in chunks of consecutive steps');
    table.integer('step_ms').notNullable();
    table.string('cluster').notNullable();
    table.string('namespace').notNullable();
    table.string('pool').notNullable();
    table
      .bigInteger('at')
      .notNullable()
      .comment('Start of the first step, ms since the epoch');
    table
      .text('measured')
      .notNullable()
      .comment('JSON: source, and values by signal; null is a gap');
    table
      .text('endpoints')
      .notNullable()
      .comment('JSON: the same by pod; only at the finest step');
    table.primary(['step_ms', 'cluster', 'namespace', 'pool', 'at']);
    table.index(['step_ms', 'at'], 'load_history_age_idx');
  });

  await knex.schema.createTable('finding_episodes', table => {
    table.comment('Findings that are there, and those of the last fortnight');
    table.string('cluster').notNullable();
    table.string('id', 64).notNullable().comment('Hash of code and subject');
    table
      .bigInteger('started')
      .notNullable()
      .comment('When it was first seen, ms since the epoch');
    table
      .bigInteger('last_seen')
      .notNullable()
      .comment('To the minute while it is there');
    table.bigInteger('gone').comment('Empty while it is there');
    table.integer('flaps').notNullable().comment('How often it came back');
    table.text('episode').notNullable().comment('JSON: what was found');
    table.primary(['cluster', 'id', 'started']);
    table.index(['last_seen'], 'finding_episodes_last_seen_idx');
  });

  await knex.schema.createTable('observed_changes', table => {
    table.comment('What route weights and images were, since when');
    table.string('cluster').notNullable();
    table.string('id', 64).notNullable().comment('Hash of what was observed');
    table.bigInteger('at').notNullable().comment('ms since the epoch');
    table
      .text('change')
      .notNullable()
      .comment('JSON: what it was from then on');
    table.primary(['cluster', 'id', 'at']);
    table.index(['at'], 'observed_changes_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('observed_changes');
  await knex.schema.dropTable('finding_episodes');
  await knex.schema.dropTable('load_history');
};
