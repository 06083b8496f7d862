// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollout_counts', table => {
    table.comment('What both versions of a rollout did since its step began');
    table.string('cluster').notNullable();
    table.string('id', 64).notNullable().comment('Hash of the rule');
    table
      .bigInteger('at')
      .notNullable()
      .comment('When it was last counted, ms since the epoch');
    table
      .text('state')
      .notNullable()
      .comment('JSON: requests, errors and histograms by pool');
    table.primary(['cluster', 'id']);
    table.index(['at'], 'rollout_counts_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollout_counts');
};
