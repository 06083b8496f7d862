// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollout_steps', table => {
    table.comment('Who asked for which weights of a rollout, and where');
    table
      .string('id', 64)
      .primary()
      .comment('Hash of entity, versions, weights and pull request');
    table.string('entity_ref').notNullable();
    table
      .bigInteger('at')
      .notNullable()
      .comment('When it was asked for, ms since the epoch');
    table.text('step').notNullable().comment('JSON');
    table.index(['at'], 'rollout_steps_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollout_steps');
};
