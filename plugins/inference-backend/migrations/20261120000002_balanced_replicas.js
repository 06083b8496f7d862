// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('backend_replicas', table => {
    table.comment('Backends that are there and share the clusters');
    table.string('id', 36).primary();
    table
      .timestamp('expires')
      .notNullable()
      .comment("By the database's clock; gone after it");
  });

  await knex.schema.alterTable('cluster_leases', table => {
    table
      .boolean('offered')
      .notNullable()
      .defaultTo(false)
      .comment('Collected until another backend takes it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('cluster_leases', table => {
    table.dropColumn('offered');
  });
  await knex.schema.dropTable('backend_replicas');
};
