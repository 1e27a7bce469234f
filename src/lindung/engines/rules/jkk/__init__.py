"""Work accident insurance (JKK): its rates and benefits as dated parameters."""
