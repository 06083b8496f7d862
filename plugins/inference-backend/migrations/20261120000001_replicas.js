// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cluster_leases', table => {
    table.comment('Which backend collects which cluster');
    table.string('cluster').primary();
    table.string('holder', 36).notNullable();
    table
      .timestamp('expires')
      .notNullable()
      .comment("By the database's clock; others may take over after it");
  });

  await knex.schema.createTable('cluster_states', table => {
    table.comment('What the collecting backend shares with the others');
    table.string('cluster').notNullable();
    table.string('part', 16).notNullable().comment('objects or measures');
    table.bigInteger('revision').notNullable().comment('Grows with each write');
    table
      .string('format')
      .notNullable()
      .comment('Version that wrote it; no other reads it');
    table.binary('body').notNullable().comment('JSON, gzip');
    table.primary(['cluster', 'part']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cluster_states');
  await knex.schema.dropTable('cluster_leases');
};
