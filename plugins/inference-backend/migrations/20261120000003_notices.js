// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('notices', table => {
    table.comment('What is wrong with entities, and what was told of it');
    table.string('entity_ref').notNullable();
    table.string('code', 64).notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Grows with each write: of several backends one tells');
    table.text('record').notNullable().comment('JSON');
    table.primary(['entity_ref', 'code']);
  });

  await knex.schema.createTable('notice_outbox', table => {
    table.comment('What is to be told, until somebody took it');
    table
      .string('id', 64)
      .primary()
      .comment('Of channel, recipient and scope: what is newer replaces it');
    table.string('revision', 36).notNullable();
    table.text('message').notNullable().comment('JSON');
    table.integer('attempts').notNullable();
    table.bigInteger('due').notNullable().comment('Milliseconds since 1970');
    table.index(['due']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notice_outbox');
  await knex.schema.dropTable('notices');
};
