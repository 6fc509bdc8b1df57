ALTER TABLE `products` ADD `gtin` text;--> statement-breakpoint
CREATE UNIQUE INDEX `products_gtin` ON `products` (`gtin`);