INSERT IGNORE INTO items (name, price, weight_in_kg, stock) VALUES
    ('book', 12.50, 1, 10000),
    ('globe', 35.00, 2, 200),
    ('lamp', 49.90, 3, 500),
    -- dearer than what the payment service lets pass
    ('bicycle', 1290.00, 14, 20),
    -- heavier than what the delivery service has a vehicle for
    ('anvil', 180.00, 150, 50);
