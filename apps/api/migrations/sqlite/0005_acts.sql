ALTER TABLE `audit_entries` ADD `act_by` text;--> statement-breakpoint
CREATE INDEX `audit_entries_acts` ON `audit_entries` (`id`) WHERE "audit_entries"."act_by" is not null;--> statement-breakpoint
CREATE INDEX `forecast_proposals_listed` ON `forecast_proposals` (`status`,`id`);