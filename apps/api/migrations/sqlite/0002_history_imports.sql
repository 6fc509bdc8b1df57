CREATE TABLE `history_imports` (
	`warehouse_id` text NOT NULL,
	`file_digest` text NOT NULL,
	`line` integer NOT NULL,
	`rows` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`warehouse_id`, `file_digest`)
);
