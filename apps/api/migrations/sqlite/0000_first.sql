CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`company_name` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "accounts_status" CHECK("accounts"."status" in ('APPROVED', 'PENDING', 'SUSPENDED', 'REJECTED'))
);
--> statement-breakpoint
CREATE INDEX `accounts_status` ON `accounts` (`status`,`id`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`warehouse_id` text NOT NULL,
	`id` text NOT NULL,
	`sku` text NOT NULL,
	`status` text NOT NULL,
	`quantity_at_open` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`acknowledged_at` integer,
	`ordered_at` integer,
	`resolved_at` integer,
	PRIMARY KEY(`warehouse_id`, `id`),
	CONSTRAINT "alerts_status" CHECK("alerts"."status" in ('OPEN', 'ACKNOWLEDGED', 'ORDERED', 'RESOLVED'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_one_live` ON `alerts` (`warehouse_id`,`sku`) WHERE "alerts"."status" <> 'RESOLVED';--> statement-breakpoint
CREATE INDEX `alerts_status` ON `alerts` (`warehouse_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `alerts_sku` ON `alerts` (`warehouse_id`,`sku`,`id`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`warehouse_id` text,
	`user_id` text,
	`token_id` text,
	`action` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_account` ON `audit_entries` (`account_id`,`id`);--> statement-breakpoint
CREATE TABLE `consumption` (
	`warehouse_id` text NOT NULL,
	`sku` text NOT NULL,
	`counted_sequence` integer NOT NULL,
	`newest_day` integer NOT NULL,
	`recent` text NOT NULL,
	PRIMARY KEY(`warehouse_id`, `sku`)
);
--> statement-breakpoint
CREATE TABLE `consumption_days` (
	`warehouse_id` text NOT NULL,
	`sku` text NOT NULL,
	`day` integer NOT NULL,
	`consumed` integer NOT NULL,
	`last_transaction_id` text NOT NULL,
	PRIMARY KEY(`warehouse_id`, `sku`, `day`)
);
--> statement-breakpoint
CREATE TABLE `consumption_sweeps` (
	`warehouse_id` text PRIMARY KEY NOT NULL,
	`swept_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`warehouse_id` text NOT NULL,
	`id` text NOT NULL,
	`webhook_id` text NOT NULL,
	`kind` text NOT NULL,
	`message_id` text NOT NULL,
	`event` text NOT NULL,
	`event_position` integer,
	`event_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`attempted_at` integer,
	`latency_ms` integer,
	`status` integer,
	`failure` text,
	`excerpt` text,
	PRIMARY KEY(`warehouse_id`, `id`),
	CONSTRAINT "webhook_deliveries_kind" CHECK("webhook_deliveries"."kind" in ('EVENT', 'TEST', 'RESEND')),
	CONSTRAINT "webhook_deliveries_event" CHECK("webhook_deliveries"."event" in ('alert.triggered', 'order.shipped', 'order.delivered'))
);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_webhook` ON `webhook_deliveries` (`warehouse_id`,`webhook_id`,`id`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_waiting` ON `webhook_deliveries` (`warehouse_id`,`webhook_id`,`id`) WHERE "webhook_deliveries"."attempted_at" is null;--> statement-breakpoint
CREATE INDEX `webhook_deliveries_created` ON `webhook_deliveries` (`created_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`warehouse_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`fields` text NOT NULL,
	`at` integer NOT NULL,
	`dispatched` integer NOT NULL,
	PRIMARY KEY(`warehouse_id`, `position`),
	CONSTRAINT "events_name" CHECK("events"."name" in ('alert.triggered', 'order.shipped', 'order.delivered'))
);
--> statement-breakpoint
CREATE INDEX `events_undispatched` ON `events` (`warehouse_id`,`position`) WHERE not "events"."dispatched";--> statement-breakpoint
CREATE INDEX `events_at` ON `events` (`at`);--> statement-breakpoint
CREATE TABLE `history_imports` (
	`warehouse_id` text NOT NULL,
	`file_digest` text NOT NULL,
	`line` integer NOT NULL,
	`rows` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`warehouse_id`, `file_digest`)
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`scope` text NOT NULL,
	`key_digest` text NOT NULL,
	`request_digest` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `key_digest`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `worker_issuances` (
	`warehouse_id` text NOT NULL,
	`worker_id` text NOT NULL,
	`transaction_id` text NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`warehouse_id`, `worker_id`, `transaction_id`),
	FOREIGN KEY (`warehouse_id`,`transaction_id`) REFERENCES `stock_transactions`(`warehouse_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "worker_issuances_quantity" CHECK("worker_issuances"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE `stock_transactions` (
	`warehouse_id` text NOT NULL,
	`id` text NOT NULL,
	`sku` text NOT NULL,
	`sequence` integer NOT NULL,
	`previous_id` text NOT NULL,
	`type` text NOT NULL,
	`delta` integer NOT NULL,
	`quantity_after` integer NOT NULL,
	`source` text NOT NULL,
	`reference` text,
	`station_id` text,
	`worker_id` text,
	`user_id` text,
	`shipment_id` text,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`warehouse_id`, `id`),
	FOREIGN KEY (`warehouse_id`,`sku`) REFERENCES `stock_levels`(`warehouse_id`,`sku`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_transactions_after" CHECK("stock_transactions"."quantity_after" >= 0),
	CONSTRAINT "stock_transactions_type" CHECK("stock_transactions"."type" in ('SALE', 'RETURN', 'DAMAGE', 'ADJUSTMENT', 'RECEIVE', 'AUDIT', 'ISSUANCE', 'IN', 'OUT')),
	CONSTRAINT "stock_transactions_source" CHECK("stock_transactions"."source" in ('API', 'DESKTOP', 'PORTAL', 'IMPORT'))
);
--> statement-breakpoint
CREATE TABLE `stock_levels` (
	`warehouse_id` text NOT NULL,
	`sku` text NOT NULL,
	`quantity` integer NOT NULL,
	`refill_threshold` integer NOT NULL,
	`par_level` integer NOT NULL,
	`status` text NOT NULL,
	`sequence` integer NOT NULL,
	`head_id` text NOT NULL,
	`head_hash` text NOT NULL,
	`moved` integer NOT NULL,
	`needs_review` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`warehouse_id`, `sku`),
	FOREIGN KEY (`sku`) REFERENCES `products`(`sku`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_levels_quantity" CHECK("stock_levels"."quantity" >= 0),
	CONSTRAINT "stock_levels_settings" CHECK("stock_levels"."refill_threshold" >= 0 and "stock_levels"."par_level" >= 0),
	CONSTRAINT "stock_levels_status" CHECK("stock_levels"."status" in ('OK', 'LOW', 'CRITICAL'))
);
--> statement-breakpoint
CREATE INDEX `stock_levels_status` ON `stock_levels` (`warehouse_id`,`status`,`sku`);--> statement-breakpoint
CREATE INDEX `stock_levels_moved` ON `stock_levels` (`warehouse_id`,`sku`) WHERE "stock_levels"."moved";--> statement-breakpoint
CREATE INDEX `stock_levels_review` ON `stock_levels` (`warehouse_id`,`sku`) WHERE "stock_levels"."needs_review";--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`template` text NOT NULL,
	`fields` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mails_waiting` ON `mails` (`next_attempt_at`) WHERE "mails"."sent_at" is null and "mails"."failed_at" is null;--> statement-breakpoint
CREATE INDEX `mails_created` ON `mails` (`created_at`);--> statement-breakpoint
CREATE TABLE `replenishment_orders` (
	`warehouse_id` text NOT NULL,
	`id` text NOT NULL,
	`sku` text NOT NULL,
	`quantity` integer NOT NULL,
	`status` text NOT NULL,
	`alert_id` text,
	`proposal_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`warehouse_id`, `id`),
	CONSTRAINT "replenishment_orders_quantity" CHECK("replenishment_orders"."quantity" > 0),
	CONSTRAINT "replenishment_orders_status" CHECK("replenishment_orders"."status" in ('PLACED', 'SHIPPED', 'RECEIVED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `replenishment_orders_alert` ON `replenishment_orders` (`warehouse_id`,`alert_id`);--> statement-breakpoint
CREATE INDEX `replenishment_orders_proposal` ON `replenishment_orders` (`warehouse_id`,`proposal_id`);--> statement-breakpoint
CREATE INDEX `replenishment_orders_status` ON `replenishment_orders` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `replenishment_orders_warehouse` ON `replenishment_orders` (`warehouse_id`,`status`,`id`);--> statement-breakpoint
CREATE TABLE `password_resets` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `password_resets_digest` ON `password_resets` (`digest`);--> statement-breakpoint
CREATE INDEX `password_resets_user` ON `password_resets` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `password_resets_end` ON `password_resets` (`expires_at`);--> statement-breakpoint
CREATE TABLE `products` (
	`sku` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`search_text` text NOT NULL,
	`our_stock` integer NOT NULL,
	`in_production` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "products_stock" CHECK("products"."our_stock" >= 0 and "products"."in_production" >= 0)
);
--> statement-breakpoint
CREATE TABLE `forecast_lines` (
	`warehouse_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`sku` text NOT NULL,
	`quarter_quantity` integer NOT NULL,
	`half_year_quantity` integer NOT NULL,
	`chosen_quantity` integer,
	`method` text NOT NULL,
	`explanation` text NOT NULL,
	PRIMARY KEY(`warehouse_id`, `proposal_id`, `sku`),
	FOREIGN KEY (`warehouse_id`,`proposal_id`) REFERENCES `forecast_proposals`(`warehouse_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `forecast_proposals` (
	`warehouse_id` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`horizon` text NOT NULL,
	`line_count` integer NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`reason` text,
	PRIMARY KEY(`warehouse_id`, `id`),
	CONSTRAINT "forecast_proposals_status" CHECK("forecast_proposals"."status" in ('DRAFT', 'PROPOSED', 'APPROVED', 'REJECTED', 'SUPERSEDED')),
	CONSTRAINT "forecast_proposals_horizon" CHECK("forecast_proposals"."horizon" in ('QUARTER', 'HALF_YEAR'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forecast_proposals_one_proposed` ON `forecast_proposals` (`warehouse_id`) WHERE "forecast_proposals"."status" = 'PROPOSED';--> statement-breakpoint
CREATE INDEX `forecast_proposals_status` ON `forecast_proposals` (`warehouse_id`,`status`,`id`);--> statement-breakpoint
CREATE TABLE `row_counts` (
	`warehouse_id` text NOT NULL,
	`name` text NOT NULL,
	`shard` integer NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`warehouse_id`, `name`, `shard`)
);
--> statement-breakpoint
CREATE TABLE `serials` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shipment_lines` (
	`warehouse_id` text NOT NULL,
	`shipment_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku` text NOT NULL,
	`expected_qty` integer NOT NULL,
	`received_qty` integer NOT NULL,
	`in_transit_qty` integer NOT NULL,
	PRIMARY KEY(`warehouse_id`, `shipment_id`, `position`),
	FOREIGN KEY (`warehouse_id`,`shipment_id`) REFERENCES `shipments`(`warehouse_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shipment_lines_quantities" CHECK("shipment_lines"."expected_qty" > 0 and "shipment_lines"."received_qty" >= 0 and "shipment_lines"."in_transit_qty" >= 0)
);
--> statement-breakpoint
CREATE INDEX `shipment_lines_in_transit` ON `shipment_lines` (`warehouse_id`,`sku`) WHERE "shipment_lines"."in_transit_qty" > 0;--> statement-breakpoint
CREATE TABLE `shipments` (
	`warehouse_id` text NOT NULL,
	`id` text NOT NULL,
	`asn_number` text NOT NULL,
	`status` text NOT NULL,
	`carrier` text,
	`tracking_number` text,
	`expected_at` integer,
	`replenishment_order_id` text,
	`created_at` integer NOT NULL,
	`shipped_at` integer,
	`delivered_at` integer,
	`closed_short` integer NOT NULL,
	`received_answer` text,
	PRIMARY KEY(`warehouse_id`, `id`),
	CONSTRAINT "shipments_status" CHECK("shipments"."status" in ('PENDING', 'IN_TRANSIT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shipments_id` ON `shipments` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `shipments_asn_number` ON `shipments` (`asn_number`);--> statement-breakpoint
CREATE INDEX `shipments_status` ON `shipments` (`warehouse_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `shipments_everywhere` ON `shipments` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `shipments_expected` ON `shipments` (`status`,`expected_at`,`id`);--> statement-breakpoint
CREATE INDEX `shipments_order` ON `shipments` (`warehouse_id`,`replenishment_order_id`) WHERE "shipments"."replenishment_order_id" is not null;--> statement-breakpoint
CREATE TABLE `throttles` (
	`subject` text PRIMARY KEY NOT NULL,
	`attempts` integer NOT NULL,
	`window_ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `throttles_end` ON `throttles` (`window_ends_at`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`last_four` text NOT NULL,
	`kind` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text,
	`warehouse_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	`device_digest` text,
	`network_digest` text,
	`network_seen_at` integer,
	`network_lock` integer DEFAULT false NOT NULL,
	`allowed_networks` text,
	`lock_reason` text,
	`locked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tokens_kind" CHECK("tokens"."kind" in ('DESKTOP', 'INTEGRATION', 'WORKER_DEVICE', 'PORTAL', 'STAFF')),
	CONSTRAINT "tokens_role" CHECK("tokens"."role" in ('SUPERVISOR', 'WORKER', 'DISPATCH', 'ADMIN')),
	CONSTRAINT "tokens_lock" CHECK("tokens"."lock_reason" is null or "tokens"."lock_reason" in ('DEVICE_MISMATCH', 'CONCURRENT_SESSION'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_digest` ON `tokens` (`digest`);--> statement-breakpoint
CREATE INDEX `tokens_user` ON `tokens` (`user_id`,`kind`);--> statement-breakpoint
CREATE INDEX `tokens_network_held` ON `tokens` (`network_seen_at`) WHERE "tokens"."network_digest" is not null;--> statement-breakpoint
CREATE INDEX `tokens_device_held` ON `tokens` (`expires_at`) WHERE "tokens"."device_digest" is not null;--> statement-breakpoint
CREATE INDEX `tokens_device_revoked` ON `tokens` (`revoked_at`) WHERE "tokens"."device_digest" is not null and "tokens"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX `tokens_account` ON `tokens` (`account_id`,`id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`warehouse_id` text,
	`parent_user_id` text,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`badge` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "users_role" CHECK("users"."role" in ('SUPERVISOR', 'WORKER', 'DISPATCH', 'ADMIN')),
	CONSTRAINT "users_status" CHECK("users"."status" in ('ACTIVE', 'SUSPENDED'))
);
--> statement-breakpoint
CREATE INDEX `users_account` ON `users` (`account_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_badge` ON `users` (`warehouse_id`,`badge`);--> statement-breakpoint
CREATE INDEX `users_workers` ON `users` (`warehouse_id`,`id`) WHERE "users"."role" = 'WORKER';--> statement-breakpoint
CREATE TABLE `warehouses` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`event_position` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `warehouses_account` ON `warehouses` (`account_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`warehouse_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`events` text NOT NULL,
	`secret` text NOT NULL,
	`from_position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`warehouse_id`, `id`)
);
