CREATE TABLE IF NOT EXISTS items (
    name VARCHAR(40) NOT NULL PRIMARY KEY,
    price DECIMAL(10, 2) NOT NULL,
    weight_in_kg INT NOT NULL,
    stock INT NOT NULL
);

CREATE TABLE IF NOT EXISTS orders (
    id VARCHAR(20) NOT NULL PRIMARY KEY,
    item VARCHAR(40) NOT NULL,
    quantity INT NOT NULL,
    total DECIMAL(10, 2) NOT NULL,
    status VARCHAR(10) NOT NULL,
    delivery_slot DATETIME,
    placed_at TIMESTAMP(3) NOT NULL
);
