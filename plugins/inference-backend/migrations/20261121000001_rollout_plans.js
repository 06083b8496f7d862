// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollout_plans', table => {
    table.comment('Where rollouts and their plans stand, and what was done');
    table
      .string('id', 64)
      .primary()
      .comment('Hash of entity, route and both versions');
    table.string('entity_ref').notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Grows with each write: of several backends one acts');
    table.text('record').notNullable().comment('JSON');
    table.index(['entity_ref'], 'rollout_plans_entity_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollout_plans');
};
